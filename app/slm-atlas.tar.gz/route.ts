import { archive } from '@/app/data/archive';

export const dynamic = 'force-static';

/** All files for programs in one. */
export async function GET(): Promise<Response> {
  const { bytes } = await archive();
  return new Response(bytes, { headers: { 'Content-Type': 'application/gzip' } });
}
