/** A drop of clear water with its own surface; the colour is that of the text around it. */
export function Logo({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        d="M16 2.500C21.600 9.300 24.600 14.200 24.600 18.200a8.600 8.600 0 1 1-17.200 0C7.400 14.200 10.400 9.300 16 2.500z"
        fill="currentColor"
      />
      <path
        d="M10.600 19.600c1.800-1.600 3.600-1.600 5.400 0s3.600 1.600 5.400 0"
        fill="none"
        stroke="var(--logo-line, #0d3b66)"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <path d="M4 29h24" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
