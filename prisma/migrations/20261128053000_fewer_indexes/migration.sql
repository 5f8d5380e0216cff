-- DropIndex
DROP INDEX "Subscription_programmeId_state_isHeld_tier_orderKey_id_idx";

-- DropIndex
DROP INDEX "Subscription_programmeId_likeness_idx";

-- DropIndex
DROP INDEX "Decision_subscriptionId_idx";

-- CreateIndex
CREATE INDEX "Subscription_programmeId_state_isHeld_tier_orderKey_idx" ON "Subscription"("programmeId", "state", "isHeld", "tier", "orderKey");

