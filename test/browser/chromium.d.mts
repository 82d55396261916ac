import { type Browser } from 'playwright-core';

/** A real Chromium from npm. See chromium.mjs. */
export function openChromium(): Promise<Browser>;
