-- CreateTable
CREATE TABLE "SimulcastTarget" (
    "id" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "classroomId" TEXT,
    "classSessionId" TEXT,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "sealedKey" TEXT NOT NULL,
    "isOn" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT,

    CONSTRAINT "SimulcastTarget_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "SimulcastTarget_place_check" CHECK (("classroomId" IS NULL) <> ("classSessionId" IS NULL))
);

-- CreateIndex
CREATE INDEX "SimulcastTarget_schoolId_createdAt_idx" ON "SimulcastTarget"("schoolId", "createdAt");

-- CreateIndex
CREATE INDEX "SimulcastTarget_classroomId_idx" ON "SimulcastTarget"("classroomId");

-- CreateIndex
CREATE INDEX "SimulcastTarget_classSessionId_idx" ON "SimulcastTarget"("classSessionId");

-- AddForeignKey
ALTER TABLE "SimulcastTarget" ADD CONSTRAINT "SimulcastTarget_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SimulcastTarget" ADD CONSTRAINT "SimulcastTarget_classroomId_fkey" FOREIGN KEY ("classroomId") REFERENCES "Classroom"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SimulcastTarget" ADD CONSTRAINT "SimulcastTarget_classSessionId_fkey" FOREIGN KEY ("classSessionId") REFERENCES "ClassSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;
