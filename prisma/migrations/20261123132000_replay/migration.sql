-- AlterTable
ALTER TABLE "Broadcast" ADD COLUMN     "replaySeconds" INTEGER,
ADD COLUMN     "replayUntil" TIMESTAMPTZ(3);
