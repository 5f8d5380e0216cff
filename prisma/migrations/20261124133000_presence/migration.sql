-- CreateTable
CREATE TABLE "Presence" (
    "broadcastId" TEXT NOT NULL,
    "viewerId" TEXT NOT NULL,
    "accountId" TEXT,
    "firstAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "slots" INTEGER[],

    CONSTRAINT "Presence_pkey" PRIMARY KEY ("broadcastId","viewerId")
);

-- CreateIndex
CREATE INDEX "Presence_broadcastId_lastAt_idx" ON "Presence"("broadcastId", "lastAt");

-- CreateIndex
CREATE INDEX "Presence_accountId_idx" ON "Presence"("accountId");

-- AddForeignKey
ALTER TABLE "Presence" ADD CONSTRAINT "Presence_broadcastId_fkey" FOREIGN KEY ("broadcastId") REFERENCES "Broadcast"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Presence" ADD CONSTRAINT "Presence_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
