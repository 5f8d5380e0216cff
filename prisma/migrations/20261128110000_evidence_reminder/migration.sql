-- AlterTable
ALTER TABLE "Evidence" ADD COLUMN     "remindedAt" TIMESTAMPTZ(3);

-- What was written in two languages at once has a code.
UPDATE "Evidence" SET "reasonCode" = 'not_in_time', "reason" = NULL
WHERE "reasonCode" IS NULL AND "reason" = '没有在期限内收到证明材料。 · No evidence came in time.';
