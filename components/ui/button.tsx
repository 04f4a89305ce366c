import type { ComponentProps } from 'react';

export interface ButtonLook {
  /** One primary button per panel at most. */
  readonly look?: 'primary' | 'plain' | 'quiet';
}

export function Button({ look = 'plain', className = '', ...rest }: ComponentProps<'button'> & ButtonLook) {
  return <button type="button" {...rest} data-look={look} className={`button ${className}`} />;
}

/** A link that does something like a button: a download. */
export function ButtonLink({ look = 'plain', className = '', ...rest }: ComponentProps<'a'> & ButtonLook) {
  return <a {...rest} data-look={look} className={`button ${className}`} />;
}
