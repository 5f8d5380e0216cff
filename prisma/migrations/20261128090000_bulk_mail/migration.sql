-- DropIndex
DROP INDEX "OutgoingMail_dueAt_idx";

-- AlterTable
ALTER TABLE "OutgoingMail" ADD COLUMN     "isBulk" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "OutgoingMail_isBulk_dueAt_idx" ON "OutgoingMail"("isBulk", "dueAt");
