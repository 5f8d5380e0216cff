-- CreateTable
CREATE TABLE "FeedContent" (
    "addressHash" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FeedContent_pkey" PRIMARY KEY ("addressHash")
);
