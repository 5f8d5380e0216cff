-- AlterTable
ALTER TABLE "SignIn" ADD COLUMN     "byCode" BOOLEAN NOT NULL DEFAULT false;
