/** Runs once in each web process, before it answers its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const [{ env }, { trustOnlyKnownProxies }] = await Promise.all([
    import('@/lib/env'),
    import('@/lib/web/client-address'),
  ]);
  trustOnlyKnownProxies(env().TRUST_PROXY);
}
