/**
 * Every limit of the site, named, with its reason. Forms, schemas, verbs and tests read the same constants.
 * Lengths are in Unicode code points unless the name says bytes.
 */

// -- writing ------------------------------------------------------------------------------------------
/** A long tutorial with code fits; beyond it the renderer's deadline is the next bound. */
export const POST_SOURCE_MAX = 60_000;
export const POST_SOURCE_MIN = 1;
export const TOPIC_TITLE_MIN = 4;
/** Titles have to fit two lines on a phone. */
export const TOPIC_TITLE_MAX = 150;
export const TOPIC_TAGS_MAX = 5;
export const TAG_LENGTH_MAX = 30;
/** Posts of a topic on one page: see the design's paging in the path. */
export const POSTS_PER_PAGE = 20;
export const TOPICS_PER_PAGE = 30;
export const MEMBER_ITEMS_PER_PAGE = 20;
/** Enough of a post to know it again in a list. */
export const EXCERPT_LENGTH = 200;
/** Newer states of a post on its history page; each costs a word diff. */
export const REVISIONS_SHOWN_MAX = 20;
/** A reason in the moderation log: a sentence or two. */
export const REASON_MAX = 500;
/** Posts that one request of the viewer's overlay may ask about. */
export const OVERLAY_POSTS_MAX = 100;
export const NOTIFICATIONS_PER_PAGE = 30;
/** More mentions than this in one post are links without a notification (mention spam). */
export const MENTIONS_PER_POST_MAX = 20;
/** Runs and models that a post shows: a comparison has a handful, and each run is a picture to load. */
export const EMBEDS_PER_POST_MAX = 12;
/** Own shared runs that the editor offers to embed: enough to find the one that was just kept. */
export const RUNS_OFFERED_MAX = 10;
/** Rendering one post may take this long before its worker is killed (threats.md 5 to 8). */
export const RENDER_DEADLINE_MS = 2_000;

/** PostgreSQL's integer: a larger id names no row, and would be an error instead of "not found". */
export const ROW_ID_MAX = 2_147_483_647;

// -- members ------------------------------------------------------------------------------------------
export const USERNAME_MIN = 2;
export const USERNAME_MAX = 24;
export const DISPLAY_NAME_MAX = 50;
export const BIOGRAPHY_MAX = 5_000;
export const PROFILE_LINKS_MAX = 5;
/** NIST SP 800-63B-4 asks for at least 8 where a second factor may be absent; we ask for 10. */
export const PASSWORD_MIN = 10;
/** Bounds argon2's work per request; longer pass phrases gain nothing. */
export const PASSWORD_MAX = 256;
export const EMAIL_MAX = 254;
export const SESSION_DAYS = 30;
export const CONFIRM_TOKEN_HOURS = 48;
export const RESET_TOKEN_MINUTES = 60;
export const TOKENS_PER_MEMBER_MAX = 20;

// -- uploads and inference ----------------------------------------------------------------------------
/** A phone photograph of 12 megapixels as JPEG is 3 to 6 MB. */
export const IMAGE_BYTES_MAX = 10 * 1024 * 1024;
/** 40 megapixels: above every phone's default, far below a decompression bomb (mlp.md). */
export const IMAGE_PIXELS_MAX = 40_000_000;
export const AVATAR_BYTES_MAX = 4 * 1024 * 1024;
/** Pictures that the sandbox's page reads in one go; a class hands in about so many. */
export const BATCH_PICTURES_MAX = 50;
/** Entries of a zip file that are looked at, pictures or not: a folder of a system's own files is not worth more. */
export const ZIP_ENTRIES_MAX = 1_000;
/** A zip file is unpacked in the browser's memory: fifty phone photographs fit, a bomb does not. */
export const ZIP_BYTES_MAX = 200 * 1024 * 1024;
/** An entry that grows more than this is no picture (their formats are compressed themselves): a bomb. */
export const ZIP_RATIO_MAX = 200;
/** Pictures waiting for the sandbox beyond this answer 503 with Retry-After. */
export const PREDICT_QUEUE_MAX = 256;
/** Pictures of one member or address that wait or are read at once: half of the queue stays for the others. */
export const PREDICT_IN_FLIGHT_MAX = 128;
/** What the member's list still shows well, and about 20 MB of kept pictures. */
export const RUNS_PER_MEMBER_MAX = 300;
export const RUNS_PER_PAGE = 24;
/** Fits one line of a card on a phone. */
export const RUN_NAME_MAX = 60;
/** Corrections of one member that wait for a moderator: nobody fills the queue alone. */
export const CORRECTIONS_PENDING_MAX = 30;
export const CORRECTIONS_PER_PAGE = 20;
/** Pictures of the hard set in one answer of the API: about 600 kB of JSON. */
export const HARD_SET_PER_PAGE = 100;
/** The newest pictures of the hard set, on the model's page. */
export const HARD_SET_SHOWN_MAX = 60;
/** Searches for training pictures waiting for their one thread; each takes about 40 ms. */
export const NEIGHBOURS_QUEUE_MAX = 64;
/** Training pictures that are shown beside an answer. */
export const NEIGHBOURS_SHOWN = 8;
/** A JSON body of the API: the largest post in UTF-8, and room for escapes. */
export const API_BODY_BYTES_MAX = 512 * 1024;

// -- rates (points per window in seconds), multiplied by RATE_LIMIT_SCALE ---------------------------------
export interface RateLimit {
  /** How many requests the window allows. */
  points: number;
  /** Length of the window in seconds. */
  seconds: number;
}
export const RATE_LIMITS = {
  /** Per address: guessing passwords is slow, a class behind one address still signs in. */
  signInAddress: { points: 30, seconds: 600 },
  /** Per account name tried, whether it exists or not. */
  signInAccount: { points: 8, seconds: 600 },
  signUp: { points: 10, seconds: 3_600 },
  resetAddress: { points: 10, seconds: 3_600 },
  resetAccount: { points: 3, seconds: 3_600 },
  /** Mails that a signed-in member has sent to themself: confirmations, changes of address. */
  mail: { points: 6, seconds: 3_600 },
  /** A new name or picture drops the cached pages of everything its member wrote. */
  profile: { points: 30, seconds: 3_600 },
  createTopic: { points: 10, seconds: 3_600 },
  createPost: { points: 60, seconds: 3_600 },
  editPost: { points: 120, seconds: 3_600 },
  react: { points: 300, seconds: 3_600 },
  render: { points: 120, seconds: 60 },
  predict: { points: 300, seconds: 60 },
  /** Explaining a picture and finding the training pictures near it: about 40 ms of processor each. */
  explain: { points: 120, seconds: 60 },
  upload: { points: 30, seconds: 3_600 },
  keepRun: { points: 120, seconds: 3_600 },
  changeRun: { points: 300, seconds: 3_600 },
  correct: { points: 60, seconds: 3_600 },
  apiRead: { points: 600, seconds: 60 },
  apiWrite: { points: 60, seconds: 60 },
} as const satisfies Record<string, RateLimit>;
export type RateLimitName = keyof typeof RATE_LIMITS;
