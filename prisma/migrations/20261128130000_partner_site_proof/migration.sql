-- CreateEnum
CREATE TYPE "SiteProof" AS ENUM ('dns', 'file');

-- Each partner that is there already gets a token of its own; later ones are made with theirs.
ALTER TABLE "Partner" ADD COLUMN     "proofToken" TEXT NOT NULL DEFAULT gen_random_uuid()::text,
ADD COLUMN     "siteProvenAt" TIMESTAMPTZ(3),
ADD COLUMN     "siteProvenBy" "SiteProof";
ALTER TABLE "Partner" ALTER COLUMN "proofToken" DROP DEFAULT;

-- Both or neither.
ALTER TABLE "Partner" ADD CONSTRAINT "Partner_siteProven_check" CHECK (num_nulls("siteProvenAt", "siteProvenBy") <> 1);
