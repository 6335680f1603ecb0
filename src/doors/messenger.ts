/** A message to somebody outside, as a provider takes it. */
export interface Message {
  readonly way: 'text' | 'email';
  readonly to: string;
  /** The provider’s template, whose only field is the words. */
  readonly template: string;
  readonly words: string;
  /** By which it is found again. */
  readonly reference: string;
}

/** What the provider said: taken; refused for good; or it could not be reached or had too much to do. */
export type Delivery =
  | { readonly is: 'sent'; readonly id: string }
  | { readonly is: 'refused' }
  | { readonly is: 'later' };

/** Whoever sends messages for a tenant. */
export interface Messenger {
  /** Whether it has a key for this tenant. */
  knows(tenant: string): boolean;
  send(tenant: string, message: Message): Promise<Delivery>;
  /** What was taken under a reference before. */
  find(tenant: string, reference: string): Promise<Delivery | { readonly is: 'none' }>;
  /** What became of what was taken. */
  standing(tenant: string, id: string): Promise<'under_way' | 'arrived' | 'lost' | 'later'>;
}

/** Sends nothing: where no provider is set up. */
export const noMessenger: Messenger = {
  knows: () => false,
  send: async () => ({ is: 'later' }),
  find: async () => ({ is: 'later' }),
  standing: async () => 'later',
};
