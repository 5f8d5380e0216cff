-- CreateEnum
CREATE TYPE "DuplicateState" AS ENUM ('none', 'open', 'cleared');

-- DropIndex
DROP INDEX "Subscription_programmeId_state_tier_lot_askedAt_id_idx";

-- DropIndex
DROP INDEX "Subscription_childId_idx";

-- DropIndex
DROP INDEX "Subscription_programmeId_childId_key";

-- AlterTable
ALTER TABLE "Programme" ADD COLUMN "endedAt" TIMESTAMPTZ(3),
ADD COLUMN "endsAt" TIMESTAMPTZ(3),
ADD COLUMN "evidenceDueDays" INTEGER NOT NULL DEFAULT 14,
ADD COLUMN "rulesHash" TEXT;

-- AlterTable
ALTER TABLE "Subscription" ADD COLUMN "claimTier" SMALLINT NOT NULL,
ADD COLUMN "duplicateState" "DuplicateState" NOT NULL DEFAULT 'none',
ADD COLUMN "isHeld" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "objectedAt" TIMESTAMPTZ(3),
ADD COLUMN "orderKey" TEXT COLLATE "C" NOT NULL,
ADD COLUMN "ownTier" SMALLINT NOT NULL;

-- AlterTable
ALTER TABLE "DecisionBlock" ADD COLUMN "askedUntil" TIMESTAMPTZ(3) NOT NULL,
ADD COLUMN "firstHolders" INTEGER NOT NULL,
ADD COLUMN "holders" INTEGER NOT NULL;

-- CreateIndex
CREATE INDEX "Subscription_programmeId_state_isHeld_tier_orderKey_id_idx" ON "Subscription"("programmeId", "state", "isHeld", "tier", "orderKey", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Subscription_childId_programmeId_key" ON "Subscription"("childId", "programmeId");

