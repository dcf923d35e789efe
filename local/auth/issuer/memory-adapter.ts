interface Payload {
  readonly uid?: string;
  readonly grantId?: string;
  consumed?: number;
}

/** Stores the issuer's state, with all models in one map, until it expires or the process ends. */
export const memoryAdapter = () => {
  const kept = new Map<string, Payload>();
  const find = (test: (payload: Payload) => boolean) => [...kept.values()].find(test);
  return (model: string) => {
    const key = (id: string) => `${model}:${id}`;
    return {
      upsert: async (id: string, payload: Payload, expiresInSeconds?: number) => {
        kept.set(key(id), payload);
        if (expiresInSeconds === undefined) return;
        const drop = () => kept.get(key(id)) === payload && kept.delete(key(id));
        setTimeout(drop, expiresInSeconds * 1000).unref();
      },
      find: async (id: string) => kept.get(key(id)),
      findByUid: async (uid: string) => find((payload) => payload.uid === uid),
      findByUserCode: async () => undefined,
      consume: async (id: string) => {
        const payload = kept.get(key(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id: string) => void kept.delete(key(id)),
      revokeByGrantId: async (grantId: string) => {
        for (const [name, payload] of kept) if (payload.grantId === grantId) kept.delete(name);
      },
    };
  };
};
