-- AlterTable
ALTER TABLE "Partner" ADD COLUMN     "toldFeedDigest" TEXT;

-- AlterTable
ALTER TABLE "Webhook" ADD COLUMN     "partnerId" TEXT,
ALTER COLUMN "schoolId" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "Webhook_partnerId_createdAt_idx" ON "Webhook"("partnerId", "createdAt");

-- AddForeignKey
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A school's or a partner's.
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_owner_check" CHECK (num_nonnulls("schoolId", "partnerId") = 1);
