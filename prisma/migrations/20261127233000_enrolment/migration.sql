-- CreateEnum
CREATE TYPE "ClaimKind" AS ENUM ('residence', 'medical_worker');

-- CreateEnum
CREATE TYPE "ClaimState" AS ENUM ('none', 'declared', 'evidence_asked', 'in_review', 'accepted', 'refused');

-- CreateEnum
CREATE TYPE "EvidenceRule" AS ENUM ('none', 'sample', 'all');

-- CreateEnum
CREATE TYPE "SubscriptionState" AS ENUM ('requested', 'granted', 'waitlisted', 'offered', 'refused', 'cancelled');

-- CreateEnum
CREATE TYPE "EvidenceState" AS ENUM ('asked', 'in_review', 'accepted', 'refused', 'asked_again');

-- CreateEnum
CREATE TYPE "ConsentPurpose" AS ENUM ('enrolment', 'evidence', 'attendance');

-- CreateEnum
CREATE TYPE "EnrolmentState" AS ENUM ('enrolled', 'waitlisted', 'offered', 'left');

-- CreateTable
CREATE TABLE "Family" (
    "id" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Family_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Guardian" (
    "accountId" TEXT NOT NULL,
    "familyId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Guardian_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "Child" (
    "id" TEXT NOT NULL,
    "familyId" TEXT NOT NULL,
    "sealedProfile" TEXT NOT NULL,
    "likeness" TEXT NOT NULL,
    "identityHash" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Child_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" TEXT NOT NULL,
    "childId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "purpose" "ConsentPurpose" NOT NULL,
    "textVersion" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChildAccess" (
    "id" TEXT NOT NULL,
    "childId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChildAccess_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Programme" (
    "id" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "textZh" TEXT NOT NULL DEFAULT '',
    "textEn" TEXT NOT NULL DEFAULT '',
    "quota" INTEGER NOT NULL,
    "keptQuota" INTEGER NOT NULL DEFAULT 0,
    "keptUntil" TIMESTAMPTZ(3),
    "opensAt" TIMESTAMPTZ(3) NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "offerHours" INTEGER NOT NULL DEFAULT 48,
    "evidenceRule" "EvidenceRule" NOT NULL DEFAULT 'sample',
    "evidencePercent" INTEGER NOT NULL DEFAULT 10,
    "secondReviewPercent" INTEGER NOT NULL DEFAULT 5,
    "evidenceDays" INTEGER NOT NULL DEFAULT 30,
    "asksIdentity" BOOLEAN NOT NULL DEFAULT false,
    "drawMinutes" INTEGER,
    "drawSeedHash" TEXT,
    "sealedDrawSeed" TEXT,
    "drawSeed" TEXT,
    "drawnAt" TIMESTAMPTZ(3),
    "publishedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "requestId" TEXT,

    CONSTRAINT "Programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProgrammeTier" (
    "programmeId" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "nameZh" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "claims" "ClaimKind"[],
    "regionPrefixes" TEXT[],

    CONSTRAINT "ProgrammeTier_pkey" PRIMARY KEY ("programmeId","rank")
);

-- CreateTable
CREATE TABLE "ProgrammeTranche" (
    "programmeId" TEXT NOT NULL,
    "opensAt" TIMESTAMPTZ(3) NOT NULL,
    "places" INTEGER NOT NULL,

    CONSTRAINT "ProgrammeTranche_pkey" PRIMARY KEY ("programmeId","opensAt")
);

-- CreateTable
CREATE TABLE "ProgrammeCourse" (
    "programmeId" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,

    CONSTRAINT "ProgrammeCourse_pkey" PRIMARY KEY ("programmeId","courseId")
);

-- CreateTable
CREATE TABLE "Subscription" (
    "id" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "childId" TEXT NOT NULL,
    "familyId" TEXT NOT NULL,
    "state" "SubscriptionState" NOT NULL DEFAULT 'requested',
    "tier" SMALLINT NOT NULL,
    "claim" "ClaimKind",
    "claimState" "ClaimState" NOT NULL DEFAULT 'none',
    "sealedClaim" TEXT,
    "province" CHAR(2) NOT NULL,
    "likeness" TEXT NOT NULL,
    "identityHash" TEXT,
    "togetherId" TEXT,
    "askedAt" TIMESTAMPTZ(6) NOT NULL,
    "lot" TEXT,
    "takesFreePlace" BOOLEAN NOT NULL DEFAULT false,
    "decidedAt" TIMESTAMPTZ(3),
    "offerExpiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "Subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "programmeId" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "subscriptionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "tier" SMALLINT NOT NULL,
    "orderKey" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("programmeId","sequence")
);

-- CreateTable
CREATE TABLE "DecisionBlock" (
    "programmeId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "firstSequence" INTEGER NOT NULL,
    "lastSequence" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "DecisionBlock_pkey" PRIMARY KEY ("programmeId","number")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" TEXT NOT NULL,
    "subscriptionId" TEXT NOT NULL,
    "state" "EvidenceState" NOT NULL DEFAULT 'asked',
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "decidedAt" TIMESTAMPTZ(3),
    "reason" TEXT,
    "erasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvidencePage" (
    "evidenceId" TEXT NOT NULL,
    "page" INTEGER NOT NULL,
    "sealedImage" BYTEA NOT NULL,

    CONSTRAINT "EvidencePage_pkey" PRIMARY KEY ("evidenceId","page")
);

-- CreateTable
CREATE TABLE "EvidenceReview" (
    "id" TEXT NOT NULL,
    "evidenceId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "isSecond" BOOLEAN NOT NULL DEFAULT false,
    "takenUntil" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "reason" TEXT,

    CONSTRAINT "EvidenceReview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Enrolment" (
    "id" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "childId" TEXT NOT NULL,
    "state" "EnrolmentState" NOT NULL,
    "askedAt" TIMESTAMPTZ(6) NOT NULL,
    "offerExpiresAt" TIMESTAMPTZ(3),
    "leftAt" TIMESTAMPTZ(3),

    CONSTRAINT "Enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Guardian_familyId_idx" ON "Guardian"("familyId");

-- CreateIndex
CREATE INDEX "Child_familyId_idx" ON "Child"("familyId");

-- CreateIndex
CREATE INDEX "Child_likeness_idx" ON "Child"("likeness");

-- CreateIndex
CREATE INDEX "Child_identityHash_idx" ON "Child"("identityHash");

-- CreateIndex
CREATE INDEX "Consent_childId_idx" ON "Consent"("childId");

-- CreateIndex
CREATE INDEX "ChildAccess_childId_at_idx" ON "ChildAccess"("childId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Programme_requestId_key" ON "Programme"("requestId");

-- CreateIndex
CREATE INDEX "Programme_opensAt_idx" ON "Programme"("opensAt");

-- CreateIndex
CREATE INDEX "ProgrammeCourse_courseId_idx" ON "ProgrammeCourse"("courseId");

-- CreateIndex
CREATE INDEX "Subscription_programmeId_state_tier_lot_askedAt_id_idx" ON "Subscription"("programmeId", "state", "tier", "lot", "askedAt", "id");

-- CreateIndex
CREATE INDEX "Subscription_programmeId_likeness_idx" ON "Subscription"("programmeId", "likeness");

-- CreateIndex
CREATE INDEX "Subscription_familyId_idx" ON "Subscription"("familyId");

-- CreateIndex
CREATE INDEX "Subscription_childId_idx" ON "Subscription"("childId");

-- CreateIndex
CREATE UNIQUE INDEX "Subscription_programmeId_childId_key" ON "Subscription"("programmeId", "childId");

-- CreateIndex
CREATE INDEX "Decision_subscriptionId_idx" ON "Decision"("subscriptionId");

-- CreateIndex
CREATE INDEX "Evidence_subscriptionId_idx" ON "Evidence"("subscriptionId");

-- CreateIndex
CREATE INDEX "Evidence_state_sentAt_idx" ON "Evidence"("state", "sentAt");

-- CreateIndex
CREATE INDEX "EvidenceReview_evidenceId_idx" ON "EvidenceReview"("evidenceId");

-- CreateIndex
CREATE INDEX "EvidenceReview_accountId_takenUntil_idx" ON "EvidenceReview"("accountId", "takenUntil");

-- CreateIndex
CREATE INDEX "Enrolment_courseId_state_askedAt_id_idx" ON "Enrolment"("courseId", "state", "askedAt", "id");

-- CreateIndex
CREATE INDEX "Enrolment_childId_idx" ON "Enrolment"("childId");

-- CreateIndex
CREATE UNIQUE INDEX "Enrolment_courseId_childId_key" ON "Enrolment"("courseId", "childId");

-- AddForeignKey
ALTER TABLE "Guardian" ADD CONSTRAINT "Guardian_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Guardian" ADD CONSTRAINT "Guardian_familyId_fkey" FOREIGN KEY ("familyId") REFERENCES "Family"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Child" ADD CONSTRAINT "Child_familyId_fkey" FOREIGN KEY ("familyId") REFERENCES "Family"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_childId_fkey" FOREIGN KEY ("childId") REFERENCES "Child"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChildAccess" ADD CONSTRAINT "ChildAccess_childId_fkey" FOREIGN KEY ("childId") REFERENCES "Child"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeTier" ADD CONSTRAINT "ProgrammeTier_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeTranche" ADD CONSTRAINT "ProgrammeTranche_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeCourse" ADD CONSTRAINT "ProgrammeCourse_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeCourse" ADD CONSTRAINT "ProgrammeCourse_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_childId_fkey" FOREIGN KEY ("childId") REFERENCES "Child"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DecisionBlock" ADD CONSTRAINT "DecisionBlock_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_subscriptionId_fkey" FOREIGN KEY ("subscriptionId") REFERENCES "Subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidencePage" ADD CONSTRAINT "EvidencePage_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceReview" ADD CONSTRAINT "EvidenceReview_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_childId_fkey" FOREIGN KEY ("childId") REFERENCES "Child"("id") ON DELETE CASCADE ON UPDATE CASCADE;
