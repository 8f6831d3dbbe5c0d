export type { EmbedKind, EmbedRef } from '@/lib/content/views';
