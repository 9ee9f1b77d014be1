/** Talking to the server: the session, the token, and errors as one type. */

export type Identity = { jwt: string } | { userId: string } | null;

export interface Session {
  token: string;
  user_id: string;
  /** Milliseconds since the epoch after which the token should not be used. */
  until: number;
}

/** An answer that is not a success, in the words of the server. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  /** Seconds to wait before asking again. */
  readonly retryAfter: number;

  constructor(status: number, code: string, message: string, retryAfter: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** The last tenth of a token's life is not used: a request may still be on its way when it ends. */
const USED_LIFE_MS = 900;
const DEFAULT_RETRY_SECONDS = 3;

export interface Client {
  identify(identity: Identity): void;
  session(): Promise<Session>;
  request(path: string, init?: RequestInit): Promise<Response>;
}

/**
 * A client of the server at `base`. The token of a known shopper stays in memory; that of an
 * anonymous visitor is kept by `visitor`, so that the next page of the shop meets the same visitor.
 */
export function createClient(
  base: string,
  siteKey: string,
  identity: Identity,
  visitor: { read(): Session | null; write(session: Session | null): void },
): Client {
  let current: Promise<Session> | null = null;

  async function begin(): Promise<Session> {
    const known = identity === null ? visitor.read() : null;
    if (known && Date.now() < known.until) return known;
    // A visitor who shows a token that still holds stays the same visitor.
    const proof = known && { Authorization: `Bearer ${known.token}` };
    const response = await send("/v1/session", {
      method: "POST",
      headers: { "Content-Type": "application/json", ...proof },
      body: JSON.stringify({ site_key: siteKey, ...claim(identity) }),
    });
    const { token, user_id, expires_in } = await response.json();
    const session = { token, user_id, until: Date.now() + expires_in * USED_LIFE_MS };
    if (identity === null) visitor.write(session);
    return session;
  }

  function session(): Promise<Session> {
    current ??= begin();
    const promise = current;
    return promise.then(
      (found) => {
        if (Date.now() < found.until || current !== promise) return found;
        current = null;
        return session();
      },
      (error) => {
        if (current === promise) current = null;
        throw error;
      },
    );
  }

  function renew(): void {
    current = null;
    visitor.write(null);
  }

  async function send(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(base + path, init);
    if (!response.ok) throw await apiError(response);
    return response;
  }

  async function authorised(path: string, init: RequestInit): Promise<Response> {
    const { token } = await session();
    const headers = new Headers(init.headers);
    headers.set("Authorization", `Bearer ${token}`);
    if (init.body && !headers.has("Content-Type")) headers.set("Content-Type", "application/json");
    return send(path, { ...init, headers });
  }

  return {
    identify(next) {
      identity = next;
      renew();
    },
    session,
    async request(path, init = {}) {
      try {
        return await authorised(path, init);
      } catch (error) {
        if (!(error instanceof ApiError && error.status === 401)) throw error;
        renew();
        return authorised(path, init);
      }
    },
  };
}

function claim(identity: Identity): Record<string, string> {
  if (identity === null) return {};
  return "jwt" in identity ? { jwt: identity.jwt } : { user_id: identity.userId };
}

async function apiError(response: Response): Promise<ApiError> {
  // A proxy may answer with a page of its own instead of the server's JSON.
  const body = await response.json().catch(() => ({}));
  const { code = "", message = "" } = body?.error ?? {};
  const wait = Number(response.headers.get("Retry-After"));
  return new ApiError(
    response.status,
    String(code),
    String(message) || `The server answered ${response.status}.`,
    wait > 0 ? wait : DEFAULT_RETRY_SECONDS,
  );
}
