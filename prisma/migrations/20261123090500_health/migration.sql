-- AlterTable
ALTER TABLE "MediaNode" ADD COLUMN     "health" JSONB;

-- CreateTable
CREATE TABLE "BroadcastHealth" (
    "broadcastId" TEXT NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL,
    "figures" JSONB NOT NULL,

    CONSTRAINT "BroadcastHealth_pkey" PRIMARY KEY ("broadcastId")
);

-- AddForeignKey
ALTER TABLE "BroadcastHealth" ADD CONSTRAINT "BroadcastHealth_broadcastId_fkey" FOREIGN KEY ("broadcastId") REFERENCES "Broadcast"("id") ON DELETE CASCADE ON UPDATE CASCADE;
