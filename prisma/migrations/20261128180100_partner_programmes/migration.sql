-- CreateTable
CREATE TABLE "PartnerProgramme" (
    "partnerId" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PartnerProgramme_pkey" PRIMARY KEY ("partnerId","programmeId")
);

-- CreateIndex
CREATE INDEX "PartnerProgramme_programmeId_idx" ON "PartnerProgramme"("programmeId");

-- AddForeignKey
ALTER TABLE "PartnerProgramme" ADD CONSTRAINT "PartnerProgramme_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnerProgramme" ADD CONSTRAINT "PartnerProgramme_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;
