-- AlterTable
ALTER TABLE "Invitation" ALTER COLUMN "schoolId" DROP NOT NULL;
