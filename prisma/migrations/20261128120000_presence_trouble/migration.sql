-- When a player last said that its picture had stood still.
ALTER TABLE "Presence" ADD COLUMN "troubledAt" TIMESTAMPTZ(3);
ALTER TABLE "ChildPresence" ADD COLUMN "troubledAt" TIMESTAMPTZ(3);
