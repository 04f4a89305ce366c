import './globals.css';
import type { Metadata, Viewport } from 'next';
import { EarlyPress } from '@/components/layout/early-press';
import { firstFonts } from '@/components/layout/fonts';
import { Footer } from '@/components/layout/footer';
import { Header } from '@/components/layout/header';
import { ServiceWorker } from '@/components/layout/service-worker';
import { site } from '@/components/layout/site';
import { themeScript } from '@/components/layout/theme';

export const metadata: Metadata = {
  metadataBase: new URL(site.url),
  title: { default: site.title, template: `%s · ${site.name}` },
  description: site.description,
  applicationName: site.name,
  manifest: '/manifest.webmanifest',
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf7f0' },
    { media: '(prefers-color-scheme: dark)', color: '#10141b' },
  ],
};

export default function RootLayout({ children }: { children: React.ReactNode }) {
  // The inline script sets attributes of <html> before React looks at them.
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        {firstFonts.map((href) => (
          <link key={href} rel="preload" as="font" type="font/woff2" href={href} crossOrigin="" />
        ))}
        <link rel="alternate" type="application/atom+xml" title={`${site.name}: changes`} href="/feed.xml" />
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <a href="#main" className="skip-link">
          Skip to the text
        </a>
        <Header />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <Footer />
        <ServiceWorker />
        <EarlyPress />
      </body>
    </html>
  );
}
