-- AlterTable
ALTER TABLE "Classroom" ADD COLUMN     "ladder" TEXT;
