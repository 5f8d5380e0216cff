-- CreateTable
CREATE TABLE "SpentSignature" (
    "id" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SpentSignature_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SpentSignature_expiresAt_idx" ON "SpentSignature"("expiresAt");
