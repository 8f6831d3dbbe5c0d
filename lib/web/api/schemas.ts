import { z } from 'zod';
import { HARD_SET_LICENCE } from '@/lib/hard-set/views';
import {
  BIOGRAPHY_MAX,
  POST_SOURCE_MAX,
  RUN_NAME_MAX,
  TOPIC_TAGS_MAX,
  TOPIC_TITLE_MAX,
  TOPIC_TITLE_MIN,
} from '@/lib/limits';
import { MEMBER_ROLES } from '@/lib/members/rules';
import { REACTION_KINDS } from '@/lib/posts/views';

/**
 * The shapes of the public API, once: the OpenAPI description is made from them, and a test checks every answer
 * against that description.
 */
const time = (description: string) => z.iso.datetime().meta({ description: `${description} ISO 8601, UTC.` });
const path = z
  .string()
  .meta({ description: 'Path of the page on this site, without a language.', example: '/topics/7' });

const localised = z
  .strictObject({ 'zh-CN': z.string(), en: z.string() })
  .meta({ id: 'Localised', description: 'A text in both languages of the site.' });

export const memberRef = z
  .strictObject({
    id: z.int(),
    username: z.string(),
    displayName: z.string(),
    role: z.enum(MEMBER_ROLES),
    avatarUrl: z.string(),
  })
  .meta({ id: 'MemberRef', description: 'A member, as named beside what they wrote.' });

export const member = z
  .strictObject({
    ...memberRef.shape,
    biographyHtml: z
      .string()
      .meta({ description: `Safe HTML of at most ${BIOGRAPHY_MAX} characters of Markdown.` }),
    links: z.array(z.strictObject({ label: z.string(), url: z.string() })),
    joinedAt: time('When the member joined.'),
    topicCount: z.int(),
    postCount: z.int(),
    path,
  })
  .meta({ id: 'Member' });

const boardRefShape = {
  id: z.int(),
  slug: z.string(),
  kind: z.enum(['discussion', 'question', 'showcase']),
  name: localised,
  hue: z.int().min(0).max(11),
  icon: z.string(),
};
export const boardRef = z.strictObject(boardRefShape).meta({ id: 'BoardRef' });

export const board = z
  .strictObject({
    ...boardRefShape,
    description: localised,
    topicCount: z.int(),
    postCount: z.int(),
    newest: z
      .strictObject({
        topicId: z.int(),
        title: z.string(),
        number: z.int(),
        at: time('When the newest post was written.'),
        author: memberRef,
      })
      .nullable(),
    path,
  })
  .meta({ id: 'Board' });

export const boardGroup = z
  .strictObject({ slug: z.string(), name: localised, boards: z.array(board) })
  .meta({ id: 'BoardGroup' });

const tagRef = z.strictObject({ slug: z.string(), label: z.string() }).meta({ id: 'TagRef' });
const tombstone = { at: time('When it was deleted.'), by: z.enum(['author', 'moderator']) };
const NULL_WHILE_IT_STANDS = 'Null for what stands; a deleted thing has no title, text or reactions.';
const deleted = z.strictObject(tombstone).nullable().meta({ description: NULL_WHILE_IT_STANDS });
const deletedTopic = z
  .strictObject({
    ...tombstone,
    openingPostId: z.int().meta({ description: 'The opening post: restoring it brings the topic back.' }),
  })
  .nullable()
  .meta({ description: NULL_WHILE_IT_STANDS });

const topicShape = {
  id: z.int(),
  title: z.string(),
  board: boardRef,
  author: memberRef,
  tags: z.array(tagRef),
  createdAt: time('When the topic was opened.'),
  lastActivityAt: time('When its newest visible post was written.'),
  replyCount: z.int(),
  pinned: z.boolean(),
  locked: z.boolean(),
};

export const topicRow = z
  .strictObject({ ...topicShape, lastPost: z.strictObject({ number: z.int(), author: memberRef }), path })
  .meta({ id: 'TopicRow', description: 'A topic in a list.' });

export const topic = z
  .strictObject({ ...topicShape, lastNumber: z.int(), pageCount: z.int(), deleted: deletedTopic, path })
  .meta({ id: 'Topic' });

const postShape = {
  id: z.int(),
  number: z
    .int()
    .meta({ description: '1 is the opening post; numbers are never given twice within a topic.' }),
  author: memberRef,
  html: z.string().meta({
    description:
      'Safe HTML, made when the post was saved; the runs that it embeds are shown as they are now.',
  }),
  createdAt: time('When it was written.'),
  editedAt: time('When it was last edited.').nullable(),
  version: z.int().meta({ description: 'Counts edits; send it back with a PATCH.' }),
  deleted,
  replyTo: z.strictObject({ id: z.int(), number: z.int(), author: memberRef }).nullable(),
  reactions: z.array(z.strictObject({ kind: z.enum(REACTION_KINDS), count: z.int() })),
};
export const postInTopic = z.strictObject({ ...postShape, path }).meta({ id: 'PostInTopic' });

export const post = z
  .strictObject({
    ...postShape,
    topicId: z.int(),
    source: z.string().meta({ description: 'The Markdown as it was written; empty for a deleted post.' }),
    path,
  })
  .meta({ id: 'Post' });

export const postRow = z
  .strictObject({
    id: z.int(),
    number: z.int(),
    topicId: z.int(),
    topicTitle: z.string(),
    board: boardRef,
    excerpt: z.string(),
    createdAt: time('When it was written.'),
    path,
  })
  .meta({ id: 'PostRow', description: 'A post in the list of what a member wrote.' });

/** A page of a list of `item`. */
export const paged = <T extends z.ZodType>(item: T) =>
  z.strictObject({
    items: z.array(item),
    page: z.int().min(1),
    pageCount: z.int().min(1),
    total: z.int().min(0),
  });

export const me = z
  .strictObject({ ...memberRef.shape, emailConfirmed: z.boolean(), scopes: z.array(z.string()) })
  .meta({ id: 'Me', description: 'The member of the token, and what the token may do.' });

const source = z.string().max(POST_SOURCE_MAX).meta({ description: 'Markdown with mathematics.' });
const title = z.string().min(TOPIC_TITLE_MIN).max(TOPIC_TITLE_MAX);
const tags = z.array(z.string()).max(TOPIC_TAGS_MAX);
const submissionId = z
  .string()
  .optional()
  .meta({ description: 'A random text of your own: the same one sent again makes nothing a second time.' });

export const newTopic = z
  .strictObject({
    board: z.string().meta({ description: "The board's slug." }),
    title,
    source,
    tags: tags.optional(),
    submissionId,
  })
  .meta({ id: 'NewTopic' });

export const topicChange = z
  .strictObject({
    version: z.int().meta({ description: 'Version of the opening post that you read.' }),
    title: title.optional(),
    tags: tags.optional(),
    source: source.optional(),
    reason: z
      .string()
      .optional()
      .meta({ description: 'Why; asked of moderators who change what others wrote.' }),
  })
  .meta({ id: 'TopicChange' });

export const newPost = z
  .strictObject({ source, replyToId: z.int().optional(), submissionId })
  .meta({ id: 'NewPost' });

export const postChange = z
  .strictObject({ version: z.int(), source, reason: z.string().optional() })
  .meta({ id: 'PostChange' });

export const markdown = z.strictObject({ markdown: source }).meta({ id: 'Markdown' });
export const rendered = z.strictObject({ html: z.string() }).meta({ id: 'Rendered' });

const digitRead = {
  digit: z.int().min(0).max(9),
  probabilities: z
    .array(z.number().min(0).max(1))
    .length(10)
    .meta({ description: 'They sum to 1; the index is the digit.' }),
  input: z.array(z.number().min(0).max(1)).length(784).meta({
    description: 'The 28 x 28 picture that the network saw, row by row, 0 for paper and 1 for ink.',
  }),
};

export const digitOfPicture = z
  .strictObject({
    ...digitRead,
    box: z
      .strictObject({
        left: z.int().min(0),
        top: z.int().min(0),
        width: z.int().min(1),
        height: z.int().min(1),
      })
      .meta({ description: 'In pixels of the upright picture.' }),
  })
  .meta({ id: 'DigitOfPicture' });

export const preparationStep = z
  .strictObject({
    name: z.enum(['distance', 'mask', 'digit', 'input']),
    width: z.int().min(1),
    height: z.int().min(1),
    png: z.string().meta({ description: 'A grey PNG file in base64: 0 is paper, 255 is ink.' }),
  })
  .meta({ id: 'PreparationStep' });

export const prediction = z
  .strictObject({
    model: z.string(),
    version: z.int(),
    ...digitRead,
    picture: z
      .strictObject({ width: z.int().min(1), height: z.int().min(1) })
      .meta({ description: 'The size of the picture as it was sent, upright, in pixels.' }),
    digits: z.array(digitOfPicture).min(1).meta({
      description:
        'Every digit of the picture, line by line and left to right. The largest is also the answer itself.',
    }),
    timings: z.record(z.string(), z.number()).meta({ description: 'Milliseconds of each step.' }),
    steps: z
      .array(preparationStep)
      .optional()
      .meta({ description: 'How the largest digit was prepared; where `include=steps` asks for it.' }),
  })
  .meta({ id: 'Prediction' });

const preparedPicture = z
  .array(z.number().min(0).max(1))
  .length(784)
  .meta({ description: 'A prepared 28 x 28 picture, as `predict` answers it in `input`.' });
const perPixel = z.array(z.number()).length(784);
const tenProbabilities = z.array(z.number().min(0).max(1)).length(10);
const oneDigit = z.int().min(0).max(9);

export const pictureToExplain = z
  .strictObject({
    input: preparedPicture,
    target: oneDigit
      .optional()
      .meta({ description: 'The digit that `change` aims at; the runner-up where it is absent.' }),
  })
  .meta({ id: 'PictureToExplain' });

export const explanation = z
  .strictObject({
    model: z.string(),
    version: z.int(),
    digit: oneDigit,
    runnerUp: oneDigit,
    logits: z.array(z.number()).length(10),
    probabilities: tenProbabilities,
    hidden: z
      .array(z.array(z.number().min(0)))
      .meta({ description: 'Each hidden layer, each neuron, after ReLU: 0 is off.' }),
    occlusion: z.strictObject({ margin: perPixel, probability: perPixel }).meta({
      description:
        'What a patch of 5 x 5 pixels of paper takes from the answer, as the mean over the patches that cover a pixel: from its margin (its logit above the next best one) and from its probability.',
    }),
    contribution: z.strictObject({ pixels: perPixel, biases: z.number(), difference: z.number() }).meta({
      description: 'Gradient times ink: all pixels and the biases sum to the difference of the logits.',
    }),
    change: z
      .discriminatedUnion('found', [
        z.strictObject({
          found: z.literal(true),
          target: oneDigit,
          picture: preparedPicture,
          difference: perPixel,
          distance: z.number(),
          added: z.number(),
          removed: z.number(),
          probabilities: tenProbabilities,
        }),
        z.strictObject({ found: z.literal(false), target: oneDigit }),
      ])
      .meta({ description: 'The smallest change found with which the network reads `target`.' }),
  })
  .meta({ id: 'Explanation' });

export const pictureToCompare = z.strictObject({ input: preparedPicture }).meta({ id: 'PictureToCompare' });

export const neighbours = z
  .strictObject({
    model: z.string(),
    of: z.int().meta({ description: 'How many training pictures were looked at.' }),
    neighbours: z.array(
      z.strictObject({
        index: z.int().min(0).meta({ description: "Position in MNIST's training set, from 0." }),
        label: oneDigit,
        distance: z.number().meta({ description: 'Euclidean, between 784 numbers from 0 to 1.' }),
        pixels: z.array(z.int().min(0).max(255)).length(784),
      }),
    ),
  })
  .meta({ id: 'Neighbours', description: 'The nearest training pictures, nearest first.' });

const runShape = {
  id: z.int(),
  name: z.string().meta({ description: 'As the member named it; else made from the answer.' }),
  model: z.string(),
  version: z.int(),
  digit: z.int().min(0).max(9),
  picture: z
    .strictObject({ width: z.int().min(1), height: z.int().min(1) })
    .meta({ description: 'The size of the picture as it was sent, upright, in pixels.' }),
  pictureUrl: z
    .string()
    .meta({ description: 'Path of the kept picture: PNG, at most 320 pixels on a side.' }),
  shared: z.boolean().meta({ description: 'Whether everyone may see it.' }),
  createdAt: time('When it was kept.'),
  author: memberRef,
};

export const run = z
  .strictObject({ ...runShape, ...digitRead, digits: z.array(digitOfPicture).min(1), path })
  .meta({ id: 'Run', description: 'An answer of a shared model that a member kept.' });

export const runCard = z
  .strictObject({ ...runShape, probability: z.number().min(0).max(1), path })
  .meta({ id: 'RunCard', description: 'A kept answer in a list.' });

const runName = z.string().max(RUN_NAME_MAX);

export const runChange = z
  .strictObject({
    name: runName.optional().meta({ description: 'An empty one brings the name made from the answer back.' }),
    shared: z.boolean().optional(),
    reason: z
      .string()
      .optional()
      .meta({ description: 'Why; asked of moderators who take back what others share.' }),
  })
  .meta({ id: 'RunChange' });

/** The text fields beside the picture in the form that keeps a run. */
export const newRunFields = {
  model: z.string().optional().meta({ description: '`mnist-mlp` where it is absent.' }),
  version: z.int().min(1).optional().meta({ description: 'The newest where it is absent.' }),
  name: runName.optional(),
  shared: z.boolean().optional(),
  submissionId,
};

export const hardPicture = z
  .strictObject({
    id: z.int(),
    model: z.string(),
    truth: z
      .int()
      .min(0)
      .max(9)
      .nullable()
      .meta({ description: 'The right digit; null where there is none in the picture.' }),
    input: digitRead.input,
    pictureUrl: z.string(),
    answers: z
      .array(
        z.strictObject({
          version: z.int(),
          digit: z.int().min(0).max(9),
          probabilities: z.array(z.number().min(0).max(1)).length(10),
        }),
      )
      .meta({ description: "What the model's versions answer, oldest first." }),
    credit: memberRef.nullable().meta({ description: 'Who gave it; null where they are not named.' }),
    acceptedAt: time('When a moderator took it into the set.'),
  })
  .meta({ id: 'HardPicture', description: 'A picture that a model misread, with its right label.' });

export const hardSet = z.strictObject({
  licence: z.literal(HARD_SET_LICENCE),
  ...paged(hardPicture).shape,
});

export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().meta({ description: 'Stable; made for programs.' }),
    errors: z
      .array(
        z.strictObject({
          field: z.string(),
          key: z.string(),
          values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
        }),
      )
      .optional(),
    data: z.unknown().optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457, with a stable code beside the standard members.' });
