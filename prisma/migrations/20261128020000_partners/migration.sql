-- CreateEnum
CREATE TYPE "PartnerStanding" AS ENUM ('applied', 'approved', 'refused', 'ended');

-- CreateEnum
CREATE TYPE "Carriage" AS ENUM ('nobody', 'partners', 'any_site');

-- DropIndex
DROP INDEX "RoleGrant_accountId_role_schoolId_key";

-- AlterTable
ALTER TABLE "RoleGrant" ADD COLUMN "partnerId" TEXT;

-- AlterTable
ALTER TABLE "Course" ADD COLUMN "carriage" "Carriage" NOT NULL DEFAULT 'nobody';

-- CreateTable
CREATE TABLE "Partner" (
    "id" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "site" TEXT NOT NULL,
    "contactName" TEXT NOT NULL,
    "contactEmail" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT '',
    "standing" "PartnerStanding" NOT NULL DEFAULT 'applied',
    "termsFrom" TIMESTAMPTZ(3),
    "termsUntil" TIMESTAMPTZ(3),
    "isLimited" BOOLEAN NOT NULL DEFAULT false,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionReason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "requestId" TEXT,

    CONSTRAINT "Partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PartnerCourse" (
    "partnerId" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PartnerCourse_pkey" PRIMARY KEY ("partnerId","courseId")
);

-- CreateTable
CREATE TABLE "PartnerApiKey" (
    "id" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "ending" TEXT NOT NULL,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT,
    "lastUsedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PartnerApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Embed" (
    "id" TEXT NOT NULL,
    "partnerId" TEXT,
    "courseId" TEXT NOT NULL,
    "classSessionId" TEXT,
    "name" TEXT NOT NULL,
    "origins" TEXT[],
    "isForAnySite" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "colour" TEXT,
    "validFrom" TIMESTAMPTZ(3),
    "validUntil" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT,

    CONSTRAINT "Embed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmbedViewing" (
    "embedId" TEXT NOT NULL,
    "broadcastId" TEXT NOT NULL,
    "viewerId" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "site" TEXT,
    "lastSlot" INTEGER NOT NULL,
    "slots" INTEGER NOT NULL DEFAULT 1,
    "startMs" INTEGER,
    "playedMs" INTEGER NOT NULL DEFAULT 0,
    "stalledMs" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "EmbedViewing_pkey" PRIMARY KEY ("embedId","broadcastId","viewerId","hour")
);

-- CreateIndex
-- An account has each part once, also where school or partner is left out.
CREATE UNIQUE INDEX "RoleGrant_accountId_role_schoolId_partnerId_key" ON "RoleGrant"("accountId", "role", "schoolId", "partnerId") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "RoleGrant_partnerId_idx" ON "RoleGrant"("partnerId");

-- CreateIndex
CREATE UNIQUE INDEX "Partner_requestId_key" ON "Partner"("requestId");

-- CreateIndex
CREATE INDEX "Partner_standing_createdAt_idx" ON "Partner"("standing", "createdAt");

-- CreateIndex
CREATE INDEX "PartnerCourse_courseId_idx" ON "PartnerCourse"("courseId");

-- CreateIndex
CREATE UNIQUE INDEX "PartnerApiKey_hash_key" ON "PartnerApiKey"("hash");

-- CreateIndex
CREATE INDEX "PartnerApiKey_partnerId_createdAt_idx" ON "PartnerApiKey"("partnerId", "createdAt");

-- CreateIndex
CREATE INDEX "Embed_partnerId_createdAt_idx" ON "Embed"("partnerId", "createdAt");

-- CreateIndex
CREATE INDEX "Embed_courseId_idx" ON "Embed"("courseId");

-- CreateIndex
CREATE INDEX "Embed_classSessionId_idx" ON "Embed"("classSessionId");

-- CreateIndex
CREATE INDEX "EmbedViewing_embedId_hour_idx" ON "EmbedViewing"("embedId", "hour");

-- CreateIndex
CREATE INDEX "EmbedViewing_hour_idx" ON "EmbedViewing"("hour");

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerCourse" ADD CONSTRAINT "PartnerCourse_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerCourse" ADD CONSTRAINT "PartnerCourse_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerApiKey" ADD CONSTRAINT "PartnerApiKey_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Embed" ADD CONSTRAINT "Embed_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Embed" ADD CONSTRAINT "Embed_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Embed" ADD CONSTRAINT "Embed_classSessionId_fkey" FOREIGN KEY ("classSessionId") REFERENCES "ClassSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmbedViewing" ADD CONSTRAINT "EmbedViewing_embedId_fkey" FOREIGN KEY ("embedId") REFERENCES "Embed"("id") ON DELETE CASCADE ON UPDATE CASCADE;
