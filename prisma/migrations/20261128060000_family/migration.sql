-- CreateEnum
CREATE TYPE "DuplicateCaseState" AS ENUM ('asked', 'join_asked', 'disputed', 'settled');

-- CreateEnum
CREATE TYPE "DuplicateOutcome" AS ENUM ('withdrawn', 'joined', 'other_child', 'same_child', 'lapsed');

-- CreateTable
CREATE TABLE "FamilyInvitation" (
    "id" TEXT NOT NULL,
    "familyId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "FamilyInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AskDraft" (
    "accountId" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "sealedDraft" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AskDraft_pkey" PRIMARY KEY ("accountId","programmeId")
);

-- CreateTable
CREATE TABLE "DuplicateCase" (
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "earlierId" TEXT,
    "laterId" TEXT NOT NULL,
    "state" "DuplicateCaseState" NOT NULL DEFAULT 'asked',
    "outcome" "DuplicateOutcome",
    "sealedStatement" TEXT,
    "askedById" TEXT,
    "foundAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),
    "settledById" TEXT,

    CONSTRAINT "DuplicateCase_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "FamilyInvitation_tokenHash_key" ON "FamilyInvitation"("tokenHash");

-- CreateIndex
CREATE INDEX "FamilyInvitation_familyId_idx" ON "FamilyInvitation"("familyId");

-- CreateIndex
CREATE INDEX "AskDraft_updatedAt_idx" ON "AskDraft"("updatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "DuplicateCase_laterId_key" ON "DuplicateCase"("laterId");

-- CreateIndex
CREATE INDEX "DuplicateCase_earlierId_idx" ON "DuplicateCase"("earlierId");

-- CreateIndex
CREATE INDEX "DuplicateCase_programmeId_idx" ON "DuplicateCase"("programmeId");

-- CreateIndex
CREATE INDEX "DuplicateCase_state_foundAt_idx" ON "DuplicateCase"("state", "foundAt");

-- AddForeignKey
ALTER TABLE "FamilyInvitation" ADD CONSTRAINT "FamilyInvitation_familyId_fkey" FOREIGN KEY ("familyId") REFERENCES "Family"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AskDraft" ADD CONSTRAINT "AskDraft_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AskDraft" ADD CONSTRAINT "AskDraft_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DuplicateCase" ADD CONSTRAINT "DuplicateCase_earlierId_fkey" FOREIGN KEY ("earlierId") REFERENCES "Subscription"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DuplicateCase" ADD CONSTRAINT "DuplicateCase_laterId_fkey" FOREIGN KEY ("laterId") REFERENCES "Subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DuplicateCase" ADD CONSTRAINT "DuplicateCase_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

