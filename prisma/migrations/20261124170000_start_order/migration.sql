-- CreateIndex
CREATE INDEX "ClassSession_startsAt_id_idx" ON "ClassSession"("startsAt", "id");
