/** Runs once in each web process, before it answers its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const [{ env }, { outliveOutput }, { trustOnlyKnownProxies }, { warmUpRenderer }, { warmUpSandbox }] =
    await Promise.all([
      import('@/lib/env'),
      import('@/lib/web/outlive-output'),
      import('@/lib/web/client-address'),
      import('@/lib/content/pool'),
      import('@/lib/models/predict'),
    ]);
  outliveOutput();
  trustOnlyKnownProxies(env().TRUST_PROXY);
  // Not awaited: the first page need not wait for the grammars, and the first preview should not either.
  warmUpRenderer();
  // What the sandbox lacks (a model's file, its worker) is said again by the first picture; the site starts without it.
  warmUpSandbox().catch((cause: unknown) => console.error('The sandbox could not be warmed up', cause));
}
