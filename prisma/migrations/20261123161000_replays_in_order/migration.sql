-- DropIndex
DROP INDEX "Broadcast_state_idx";

-- CreateIndex
CREATE INDEX "Broadcast_state_endedAt_idx" ON "Broadcast"("state", "endedAt");
