-- CreateEnum
CREATE TYPE "ReviewOutcome" AS ENUM ('accept', 'refuse', 'ask_again');

-- DropIndex
DROP INDEX "EvidenceReview_evidenceId_idx";

-- DropIndex
DROP INDEX "EvidenceReview_accountId_takenUntil_idx";

-- AlterTable
ALTER TABLE "Evidence" ADD COLUMN     "appliesAt" TIMESTAMPTZ(3),
ADD COLUMN     "heldById" TEXT,
ADD COLUMN     "heldUntil" TIMESTAMPTZ(3),
ADD COLUMN     "isObjection" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "look" SMALLINT NOT NULL DEFAULT 1,
ADD COLUMN     "reasonCode" TEXT,
ADD COLUMN     "round" SMALLINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "EvidencePage" ADD COLUMN     "addedAt" TIMESTAMPTZ(3) NOT NULL,
ADD COLUMN     "uploadDigest" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "EvidenceReview" DROP COLUMN "isSecond",
DROP COLUMN "takenUntil",
ADD COLUMN     "look" SMALLINT NOT NULL,
ADD COLUMN     "reasonCode" TEXT,
ADD COLUMN     "round" SMALLINT NOT NULL,
ALTER COLUMN "decidedAt" SET NOT NULL,
DROP COLUMN "outcome",
ADD COLUMN     "outcome" "ReviewOutcome" NOT NULL;

-- CreateTable
CREATE TABLE "WaitingRoom" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "mode" TEXT NOT NULL DEFAULT 'auto',
    "isOpen" BOOLEAN NOT NULL DEFAULT false,
    "admittedBelow" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "ratePerSecond" DOUBLE PRECISION NOT NULL DEFAULT 20,
    "admittedPerSecond" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "movedAt" TIMESTAMPTZ(3) NOT NULL,
    "calmSince" TIMESTAMPTZ(3),

    CONSTRAINT "WaitingRoom_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WaitingSecond" (
    "second" INTEGER NOT NULL,
    "tickets" INTEGER NOT NULL,

    CONSTRAINT "WaitingSecond_pkey" PRIMARY KEY ("second")
);

-- CreateTable
CREATE TABLE "WaitingPressure" (
    "processId" TEXT NOT NULL,
    "pressure" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WaitingPressure_pkey" PRIMARY KEY ("processId")
);

-- CreateIndex
CREATE INDEX "Evidence_heldById_idx" ON "Evidence"("heldById");

-- CreateIndex
CREATE INDEX "Evidence_appliesAt_idx" ON "Evidence"("appliesAt");

-- CreateIndex
CREATE INDEX "EvidenceReview_accountId_decidedAt_idx" ON "EvidenceReview"("accountId", "decidedAt");

-- CreateIndex
CREATE UNIQUE INDEX "EvidenceReview_evidenceId_round_look_key" ON "EvidenceReview"("evidenceId", "round", "look");

