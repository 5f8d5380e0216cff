-- AlterTable
ALTER TABLE "Broadcast" ADD COLUMN     "closedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "ClassSession" ADD COLUMN     "isRehearsal" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Classroom" ADD COLUMN     "refusedAt" TIMESTAMPTZ(3),
ADD COLUMN     "refusedReason" TEXT;

-- CreateIndex
CREATE INDEX "Broadcast_closedAt_idx" ON "Broadcast"("closedAt");
