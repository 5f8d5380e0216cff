-- DropIndex
DROP INDEX "ClassSession_courseId_idx";

-- AlterTable
ALTER TABLE "Presence" ADD COLUMN     "isForFamily" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "ChildPresence" (
    "broadcastId" TEXT NOT NULL,
    "childId" TEXT NOT NULL,
    "firstAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "slots" INTEGER[],

    CONSTRAINT "ChildPresence_pkey" PRIMARY KEY ("broadcastId","childId")
);

-- CreateIndex
CREATE INDEX "ChildPresence_childId_idx" ON "ChildPresence"("childId");

-- CreateIndex
CREATE INDEX "ClassSession_courseId_startsAt_idx" ON "ClassSession"("courseId", "startsAt");

-- CreateIndex
CREATE INDEX "Enrolment_state_offerExpiresAt_idx" ON "Enrolment"("state", "offerExpiresAt");

-- AddForeignKey
ALTER TABLE "ChildPresence" ADD CONSTRAINT "ChildPresence_broadcastId_fkey" FOREIGN KEY ("broadcastId") REFERENCES "Broadcast"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChildPresence" ADD CONSTRAINT "ChildPresence_childId_fkey" FOREIGN KEY ("childId") REFERENCES "Child"("id") ON DELETE CASCADE ON UPDATE CASCADE;

