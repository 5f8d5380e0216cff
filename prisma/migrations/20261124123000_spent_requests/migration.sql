-- CreateTable
CREATE TABLE "SpentRequest" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SpentRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SpentRequest_at_idx" ON "SpentRequest"("at");
