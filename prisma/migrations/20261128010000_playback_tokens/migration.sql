-- AlterEnum
ALTER TYPE "ReplayAudience" ADD VALUE 'staff';

-- AlterTable
ALTER TABLE "Course" ADD COLUMN     "accessChangedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "WithdrawnEmbed" (
    "embedId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WithdrawnEmbed_pkey" PRIMARY KEY ("embedId")
);

-- CreateIndex
CREATE INDEX "WithdrawnEmbed_at_idx" ON "WithdrawnEmbed"("at");

-- CreateIndex
CREATE INDEX "Course_accessChangedAt_idx" ON "Course"("accessChangedAt");

-- CreateIndex
CREATE INDEX "School_decidedAt_idx" ON "School"("decidedAt");
