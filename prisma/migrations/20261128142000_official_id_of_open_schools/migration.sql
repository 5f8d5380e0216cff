-- DropIndex
DROP INDEX "School_officialId_key";

-- Partial, which the schema cannot say: a school that was refused or is closed may apply again.
CREATE UNIQUE INDEX "School_officialId_key" ON "School"("officialId") WHERE "standing" NOT IN ('refused', 'closed');
