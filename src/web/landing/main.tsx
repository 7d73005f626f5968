import { createRoot } from 'react-dom/client';
import '../shared/fonts';
import { Landing } from './Landing';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Landing />);
