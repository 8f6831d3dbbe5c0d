/** Runs once in each web process, before it answers its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const [{ env }, { trustOnlyKnownProxies }, { warmUpRenderer }] = await Promise.all([
    import('@/lib/env'),
    import('@/lib/web/client-address'),
    import('@/lib/content/pool'),
  ]);
  trustOnlyKnownProxies(env().TRUST_PROXY);
  // Not awaited: the first page need not wait for the grammars, and the first preview should not either.
  warmUpRenderer();
}
