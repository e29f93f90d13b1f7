/** The outline of a page while its chunk or its data is on the way. */
export function PageSkeleton() {
  return (
    <div className="skeleton" aria-busy="true" role="status">
      <i style={{ width: '30%' }} />
      <i />
      <i />
      <i style={{ width: '70%' }} />
    </div>
  );
}
