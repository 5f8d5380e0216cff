-- CreateTable
CREATE TABLE "SignInCode" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SignInCode_pkey" PRIMARY KEY ("identifier")
);

-- CreateTable
CREATE TABLE "SecondFactor" (
    "accountId" TEXT NOT NULL,
    "sealedSecret" TEXT NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "lastStep" INTEGER NOT NULL DEFAULT 0,
    "recoveryHashes" TEXT[],

    CONSTRAINT "SecondFactor_pkey" PRIMARY KEY ("accountId")
);

-- CreateIndex
CREATE INDEX "SignInCode_expires_idx" ON "SignInCode"("expires");

-- CreateIndex
CREATE UNIQUE INDEX "SignInCode_identifier_token_key" ON "SignInCode"("identifier", "token");

-- AddForeignKey
ALTER TABLE "SecondFactor" ADD CONSTRAINT "SecondFactor_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
