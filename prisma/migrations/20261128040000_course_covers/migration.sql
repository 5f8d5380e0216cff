-- CreateEnum
CREATE TYPE "CoverShape" AS ENUM ('card', 'page', 'share');

-- AlterTable
ALTER TABLE "Course" ADD COLUMN     "coverAlt" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "coverHash" TEXT;

-- CreateTable
CREATE TABLE "CourseCover" (
    "courseId" TEXT NOT NULL,
    "shape" "CoverShape" NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "CourseCover_pkey" PRIMARY KEY ("courseId","shape")
);

-- AddForeignKey
ALTER TABLE "CourseCover" ADD CONSTRAINT "CourseCover_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE CASCADE ON UPDATE CASCADE;
