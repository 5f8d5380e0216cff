-- CreateEnum
CREATE TYPE "ReplayAudience" AS ENUM ('as_class', 'nobody');

-- AlterTable
ALTER TABLE "Course" ADD COLUMN     "replayAudience" "ReplayAudience" NOT NULL DEFAULT 'as_class',
ADD COLUMN     "replayDays" INTEGER;

-- AlterTable
ALTER TABLE "Broadcast" ADD COLUMN     "replayFrom" TIMESTAMPTZ(3),
ADD COLUMN     "replayTo" TIMESTAMPTZ(3),
ADD COLUMN     "replayWithdrawnAt" TIMESTAMPTZ(3);
