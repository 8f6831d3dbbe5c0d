-- CreateEnum
CREATE TYPE "HardPictureState" AS ENUM ('pending', 'accepted', 'rejected');

-- CreateTable
CREATE TABLE "PostEmbed" (
    "postId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "PostEmbed_pkey" PRIMARY KEY ("postId","kind","key")
);

-- CreateTable
CREATE TABLE "Run" (
    "id" SERIAL NOT NULL,
    "authorId" INTEGER NOT NULL,
    "name" TEXT,
    "model" TEXT NOT NULL,
    "modelVersion" INTEGER NOT NULL,
    "digit" INTEGER NOT NULL,
    "mainIndex" INTEGER NOT NULL,
    "digits" JSONB NOT NULL,
    "inputs" BYTEA NOT NULL,
    "pictureWidth" INTEGER NOT NULL,
    "pictureHeight" INTEGER NOT NULL,
    "pictureKey" TEXT NOT NULL,
    "sharedAt" TIMESTAMP(3),
    "submissionId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HardPicture" (
    "id" SERIAL NOT NULL,
    "memberId" INTEGER NOT NULL,
    "credited" BOOLEAN NOT NULL,
    "model" TEXT NOT NULL,
    "modelVersion" INTEGER NOT NULL,
    "answer" INTEGER NOT NULL,
    "claim" INTEGER,
    "input" BYTEA NOT NULL,
    "inputHash" TEXT NOT NULL,
    "box" JSONB NOT NULL,
    "pictureWidth" INTEGER NOT NULL,
    "pictureHeight" INTEGER NOT NULL,
    "pictureKey" TEXT NOT NULL,
    "state" "HardPictureState" NOT NULL DEFAULT 'pending',
    "truth" INTEGER,
    "reviewerId" INTEGER,
    "reviewedAt" TIMESTAMP(3),
    "reviewReason" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HardPicture_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PostEmbed_kind_key_idx" ON "PostEmbed"("kind", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Run_pictureKey_key" ON "Run"("pictureKey");

-- CreateIndex
CREATE INDEX "Run_authorId_createdAt_idx" ON "Run"("authorId", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Run_authorId_submissionId_key" ON "Run"("authorId", "submissionId");

-- CreateIndex
CREATE UNIQUE INDEX "HardPicture_inputHash_key" ON "HardPicture"("inputHash");

-- CreateIndex
CREATE UNIQUE INDEX "HardPicture_pictureKey_key" ON "HardPicture"("pictureKey");

-- CreateIndex
CREATE INDEX "HardPicture_state_id_idx" ON "HardPicture"("state", "id");

-- CreateIndex
CREATE INDEX "HardPicture_memberId_createdAt_idx" ON "HardPicture"("memberId", "createdAt" DESC);

-- AddForeignKey
ALTER TABLE "PostEmbed" ADD CONSTRAINT "PostEmbed_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HardPicture" ADD CONSTRAINT "HardPicture_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HardPicture" ADD CONSTRAINT "HardPicture_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema language cannot say: a digit is a digit, and each of them has its 28 x 28 picture as float32.
ALTER TABLE "Run" ADD CONSTRAINT "Run_answer_check" CHECK ("digit" BETWEEN 0 AND 9 AND "mainIndex" >= 0
    AND octet_length("inputs") = 3136 * jsonb_array_length("digits") AND "mainIndex" < jsonb_array_length("digits"));
ALTER TABLE "HardPicture" ADD CONSTRAINT "HardPicture_labels_check" CHECK ("answer" BETWEEN 0 AND 9
    AND "claim" BETWEEN 0 AND 9 AND "truth" BETWEEN 0 AND 9 AND octet_length("input") = 3136);
ALTER TABLE "HardPicture" ADD CONSTRAINT "HardPicture_review_check" CHECK (("state" = 'pending') = ("reviewedAt" IS NULL));
