-- AlterTable
ALTER TABLE "Broadcast" ADD COLUMN     "stopReason" TEXT,
ADD COLUMN     "stoppedAt" TIMESTAMPTZ(3),
ADD COLUMN     "stoppedById" TEXT;

-- CreateIndex
CREATE INDEX "Broadcast_stoppedAt_idx" ON "Broadcast"("stoppedAt");
