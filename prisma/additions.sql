-- What Prisma's schema language cannot say. `npm run db:init-migration` appends this file to 0001_init.

-- A revision has to be of an earlier version, a counter cannot fall below zero: a bug shows itself at the write.
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_replyCount_check" CHECK ("replyCount" >= 0);
ALTER TABLE "Board" ADD CONSTRAINT "Board_counts_check" CHECK ("topicCount" >= 0 AND "postCount" >= 0);
ALTER TABLE "Member" ADD CONSTRAINT "Member_counts_check" CHECK ("topicCount" >= 0 AND "postCount" >= 0);
ALTER TABLE "Post" ADD CONSTRAINT "Post_version_check" CHECK ("version" >= 1 AND "number" >= 1);
