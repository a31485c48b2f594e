/** What a report carries, in Firefox's words. The manifest declares the same as optional; a test holds them together. */
export const sentData = ['browsingActivity', 'websiteContent'] as const;
