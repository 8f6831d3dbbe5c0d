// Stands in for the package `server-only`, which throws where Next's bundler does not replace it.
export {};
