-- What a class was on air over all of its runs: attendance counts by it.
ALTER TABLE "Broadcast" ADD COLUMN "onAirSince" TIMESTAMPTZ(3);
ALTER TABLE "Broadcast" ADD COLUMN "airedSlots" INTEGER[];
UPDATE "Broadcast" SET "onAirSince" = "startedAt";
